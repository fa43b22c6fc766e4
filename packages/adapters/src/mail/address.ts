/** One address, without a name: RFC 5321 in the form that everybody uses. */
const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/;

export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** What follows the last at sign. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

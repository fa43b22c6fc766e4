export const CORE_LAYERS: Readonly<Record<string, readonly string[]>>;
export const CORE_ENTRY: string;
export const PACKAGES: Readonly<Record<string, { readonly imports: readonly string[]; readonly node: boolean }>>;

import { InvalidArgumentError } from '@biaoshi/core';
import type { AdapterId, Environment } from '../adapter.ts';

/** What an environment variable holds. Throws `InvalidArgumentError` (`invalidConfig`) that names it, never its value. */
export function secret(environment: Environment, variable: string, adapter: AdapterId): string {
  const value = environment[variable]?.trim();
  if (value) return value;
  throw new InvalidArgumentError('invalidConfig', `${adapter}: the environment variable ${variable} is not set`);
}

export const optionalSecret = (environment: Environment, variable: string): string | undefined =>
  environment[variable]?.trim() || undefined;

/** A URL that is a secret itself. Throws like `secret`. */
export function secretUrl(environment: Environment, variable: string, adapter: AdapterId): URL {
  const value = secret(environment, variable, adapter);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new InvalidArgumentError('invalidConfig', `${adapter}: ${variable} is no http or https URL`);
}

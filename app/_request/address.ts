/** The caller's address as the nearest proxy saw it: the last one; those before it are whatever the caller wrote. */
export const addressFrom = (forwardedFor: string | null | undefined): string =>
  forwardedFor?.split(',').at(-1)?.trim() || 'unknown'

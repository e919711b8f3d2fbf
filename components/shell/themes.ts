/** Kept apart from the switch so that the server's layout can read them too. */
export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

import { cookies } from 'next/headers'

/** Whether single keys act on this device (WCAG 2.1.4); on until somebody turns them off in the settings. */
export const singleKeysOn = async (): Promise<boolean> => (await cookies()).get('keys')?.value !== 'off'

import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { THEMES } from '@/components/shell/themes'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Glidepath', template: '%s · Glidepath' } }

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const chosen = (await cookies()).get('theme')?.value
  const theme = THEMES.find((one) => one === chosen) ?? 'system'
  return (
    <html lang="en" data-theme={theme}>
      <body>{children}</body>
    </html>
  )
}

import type { NextRequest } from 'next/server'

/**
 * Whether a writing request comes from our own pages. Browsers send `Origin` with every POST; other people's pages
 * cannot forge it. A client that sends none is no browser and carries no ambient cookie of ours.
 */
export function isSameOrigin(request: NextRequest): boolean {
  const origin = request.headers.get('origin')
  if (!origin) return request.headers.get('sec-fetch-site') === null
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}

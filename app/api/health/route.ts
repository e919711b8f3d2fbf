import { NextResponse } from 'next/server'
import { databaseAnswers } from '@/db/health'

export const dynamic = 'force-dynamic'

/** 200 when this process serves and its database answers. Says nothing else. */
export async function GET() {
  const up = await databaseAnswers()
  return NextResponse.json({ ok: up }, { status: up ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

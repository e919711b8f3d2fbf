'use client'
import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Opens the browser's print dialog; the print styles leave the sheet alone on the page. */
export const PrintButton = () => (
  <Button className="noprint" onClick={() => window.print()}>
    <Printer className="ic" size={15} aria-hidden="true" />
    Print
  </Button>
)

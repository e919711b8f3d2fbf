/** Ages as the wards say them: "4 min", "1 h 20", "2 d 1 h", "41 d". Both arguments are instants (ISO). */
export function ageText(at: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${hours} h`
  const days = Math.floor(hours / 24)
  return days < 7 && hours % 24 ? `${days} d ${hours % 24} h` : `${days} d`
}

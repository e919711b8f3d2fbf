export type RecordAccess = { confidential: boolean; namedUser: boolean; breakGlassReason?: string | null }

/**
 * Whether a search shows a record (intake.md §4, regulation.md §2): a confidential one to named people only, or to
 * somebody who breaks the glass with a reason, which is reviewed afterwards.
 */
export function recordVisibility({ confidential, namedUser, breakGlassReason }: RecordAccess) {
  const breakGlassAvailable = confidential && !namedUser
  const brokeGlass = breakGlassAvailable && Boolean(breakGlassReason?.trim())
  return { visible: !breakGlassAvailable || brokeGlass, breakGlassAvailable, reviewRequired: brokeGlass }
}

/** The form that is open in the drawer; per row, or per flag. */
export type Panel =
  | { kind: 'hand_over' }
  | { kind: 'action' }
  | { kind: 'snooze' | 'review' | 'override'; flagId: string }
  /** S on a row: the flag that sets the tier, once the drawer knows it. */
  | { kind: 'snooze_first' }

/**
 * The first day at the first reduced dose of the taper that plan `alias` belongs to: the earliest step that a person
 * confirmed under any version of it; null while none is.
 */
export const firstStepOn = (alias: string): string => `(
  select min(d.effective_on) from taper_step_decisions d join taper_plans v on v.id = d.plan_id
  where v.taper_id = ${alias}.taper_id and d.decision = 'confirmed')`

/**
 * Taken on a day, in thousandths of the unit, for rows of doses_taken grouped by day: a stated day total counts
 * instead of single doses, the latest one if there are several. Null where only missed doses were recorded.
 */
export const TAKEN_THAT_DAY = `coalesce(
  (array_agg(amount_mg order by entered_at desc) filter (where kind = 'day_total'))[1],
  sum(amount_mg) filter (where kind in ('planned', 'extra')))::int`

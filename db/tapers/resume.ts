import { daysBetween, localDate } from '@/lib/clinical/time'
import { day } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { changePatient } from '../patients/chart'
import { changedPlan, makeNextVersion } from './change'
import type { ResumePlan } from './input'
import { inForce, readDecisions, readPlans, standingOf } from './rows'
import type { StepDecided } from './step-decision'
import { newerVersion } from './versions'
import { NO_EPISODE } from './words'

/** Ends a hold early with a reason: the next step is due today, and the days that are left of the hold are given back. */
export const resumeTaper = (staff: Staff, input: ResumePlan): Promise<Result<StepDecided>> =>
  asStaff<StepDecided>(staff, 'taper.hold', 'taper.resume', (tx) =>
    changePatient<StepDecided>(
      tx,
      input.patientId,
      'taper.resume',
      async (chart) => {
        if (!chart.episodeId) return NO_EPISODE
        const plans = await readPlans(tx, input.patientId)
        const landed = plans.find(({ request_id }) => request_id === input.requestId)
        if (landed) return ok({ text: 'Already recorded.', planId: landed.id, version: landed.version })
        const plan = inForce(plans)
        if (!plan || plan.id !== input.planId || plan.version !== input.version) return newerVersion(tx, plan)
        const today = localDate(tx.now, tx.zone)
        const standing = standingOf(plan, await readDecisions(tx, input.patientId), today)
        const left = standing.dueOn ? daysBetween(today, standing.dueOn) : 0
        const days = Math.min(left, standing.step?.heldDays ?? 0)
        if (days < 1) return fail('conflict', 'No days of a hold are left to give back.')
        const changed = changedPlan(plan, standing, [{ kind: 'resume', days }])
        if (!changed.ok) return changed
        const at = {
          patientId: input.patientId,
          episodeId: chart.episodeId,
          requestId: input.requestId,
          lastVersion: Math.max(...plans.map(({ version }) => version)),
        }
        const made = await makeNextVersion(tx, at, plan, { ...changed.value, change: 'resume', reason: input.reason })
        const due = made.schedule.steps[standing.no]?.fromDate ?? made.schedule.zeroFromDate ?? today
        return ok({ text: `Resumed. The next step is due ${day(due, today)}.`, ...made })
      },
      { phaseCause: 'taper', reason: input.reason },
    ),
  )

import { CircleAlert, Lock, ShieldCheck, ShieldX, UsersRound } from 'lucide-react'
import { ageOf } from '@/lib/format/age'
import { TierGlyph, tierText } from '../ui/tier'
import type { AllergyList, BannerCell, BannerModel } from './types'

type PatientBannerProps = {
  banner: BannerModel
  /** Buttons at the end of the first row. */
  actions?: React.ReactNode
  /** One row for screens that need the room: vitals, taper, scores. */
  slim?: boolean
}

/** Who this is, on every screen where somebody can act on a patient. What is not known says so. */
export function PatientBanner({ banner, actions, slim = false }: PatientBannerProps) {
  return (
    <section className={slim ? 'ban slim' : 'ban'} aria-label="Patient">
      <div className="b1">
        <h2>{banner.name}</h2>
        <span>
          {banner.age ?? <Unknown text="age not recorded" />} {banner.sex ?? <Unknown text="sex not recorded" />}
        </span>
        <span className="mut">{banner.born ? `born ${banner.born}` : 'birth date not recorded'}</span>
        <span>
          MRN <b>{banner.mrn}</b>
        </span>
        <span>{banner.place ?? <Unknown text="no place" />}</span>
        {!slim && <Speech banner={banner} />}
        {slim && <SlimAllergies list={banner.allergies} />}
        <Alerts banner={banner} />
        <span className="sp" />
        {actions}
      </div>
      {!slim && <SecondRow banner={banner} />}
    </section>
  )
}

const Unknown = ({ text }: { text: string }) => <span className="nrec">{text}</span>

function Speech({ banner }: { banner: BannerModel }) {
  const parts = [banner.pronouns, banner.language].filter(Boolean)
  return parts.length > 0 ? <span className="mut">{parts.join(' · ')}</span> : null
}

/** Warnings of identity are ink with an ink border: tier colors mean tiers only. */
function Alerts({ banner }: { banner: BannerModel }) {
  return (
    <>
      {banner.nameAlert && (
        <span className="nal">
          <UsersRound className="ic" size={14} aria-hidden />
          Name alert: {banner.nameAlert}
        </span>
      )}
      {banner.confidential && (
        <span className="nal">
          <Lock className="ic" size={14} aria-hidden />
          Confidential chart
        </span>
      )}
      {banner.alerts.map((alert) => (
        <span key={alert} className="nal">
          {alert}
        </span>
      ))}
    </>
  )
}

function SecondRow({ banner }: { banner: BannerModel }) {
  const { suicideRisk, now } = banner
  return (
    <dl className="b2">
      <div className={banner.allergies.state === 'listed' ? 'al' : undefined}>
        <dt>Allergies</dt>
        <dd>
          <Allergies list={banner.allergies} />
        </dd>
      </div>
      <Cell name="Pregnancy" cell={banner.pregnancy} now={now} />
      <Cell name="Code and crisis plan" cell={banner.codeAndCrisisPlan} now={now} />
      <div>
        <dt>Suicide risk</dt>
        <dd className={suicideRisk.tier ? tierText(suicideRisk.tier) : undefined}>
          {suicideRisk.tier && <TierGlyph tier={suicideRisk.tier} labelled />}
          <CellText cell={suicideRisk} now={now} />
        </dd>
      </div>
      <Cell name="Interactions" cell={banner.interactions} now={now} />
      <Cell
        name="Part 2 consent"
        cell={banner.consent}
        now={now}
        icon={<ShieldCheck className="ic" size={14} aria-hidden />}
      />
      <Cell
        name="Contact sharing"
        cell={banner.contactSharing}
        now={now}
        icon={<ShieldX className="ic" size={14} aria-hidden />}
      />
    </dl>
  )
}

type CellProps = { name: string; cell: BannerCell; now: string; icon?: React.ReactNode }

const Cell = ({ name, cell, now, icon }: CellProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {cell.state === 'known' && icon}
      <CellText cell={cell} now={now} />
    </dd>
  </div>
)

function CellText({ cell, now }: { cell: BannerCell; now: string }) {
  if (cell.state === 'not_recorded') return <Unknown text="Not recorded" />
  if (cell.state === 'not_asked') return <Unknown text="Not asked" />
  return (
    <span>
      {cell.text}
      {cell.at && <span className="mut">, {ageOf(new Date(cell.at), new Date(now))}</span>}
    </span>
  )
}

/** "Not asked" and "None known" are two answers; a blank would be read as the second. */
function Allergies({ list }: { list: AllergyList }) {
  if (list.state === 'not_asked') return <Unknown text="Not asked" />
  if (list.state === 'none_known') return 'None known'
  return (
    <>
      <CircleAlert className="ic" size={14} aria-hidden />
      {list.items.map((item) => (item.reaction ? `${item.substance} (${item.reaction})` : item.substance)).join(', ')}
    </>
  )
}

const SlimAllergies = ({ list }: { list: AllergyList }) => (
  <span className={list.state === 'listed' ? 'sal' : undefined}>
    <span className="mut">Allergies </span>
    <Allergies list={list} />
  </span>
)

/** The dashes of the chart. The lines are also labelled at their ends. */
export function PlanLegend({ signed, preview, unit }: { signed: boolean; preview: boolean; unit: string }) {
  return (
    <>
      <Key label="B draft" stroke="var(--plan)" width={2.6} />
      {signed && <Key label="A signed" stroke="var(--ink-2)" width={1.6} dash="2 3" />}
      {preview && <Key label="Preview" stroke="var(--plan)" width={1.6} dash="6 4" />}
      <span className="lg1">
        <svg width="10" height="10" aria-hidden="true">
          <rect width="10" height="10" fill="var(--ctl)" opacity=".5" />
        </svg>
        Taken, {unit}/day
      </span>
    </>
  )
}

const Key = ({ label, stroke, width, dash }: { label: string; stroke: string; width: number; dash?: string }) => (
  <span className="lg1">
    <svg width="22" height="10" aria-hidden="true">
      <line x1="0" y1="5" x2="22" y2="5" stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
    </svg>
    {label}
  </span>
)

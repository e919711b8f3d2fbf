type RadiosProps = {
  legend: string
  name: string
  options: readonly (readonly [string, string])[]
  error?: string
}

/** One of a few, with nothing chosen beforehand: an answer is never made up. */
export const Radios = ({ legend, name, options, error }: RadiosProps) => (
  <fieldset>
    <legend>{legend}</legend>
    {options.map(([value, label]) => (
      <label className="rad" key={value}>
        <input type="radio" name={name} value={value} aria-invalid={error ? true : undefined} />
        {label}
      </label>
    ))}
    {error && <span className="err em-t">{error}</span>}
  </fieldset>
)

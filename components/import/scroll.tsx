/** A table that may be wider than the screen: scrolls by itself, also by key. No landmark, there are several on a page. */
export const Scroll = ({ label, children }: { label: string; children: React.ReactNode }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key
  <div className="lstw" role="group" aria-label={label} tabIndex={0}>
    <table className="lstt">{children}</table>
  </div>
)

/** A sign of the Codicon set; decoration only, so whatever carries it has a name of its own. */
export function Icon({ name, className = '' }: { readonly name: string; readonly className?: string }) {
  return <span className={`codicon codicon-${name} ${className}`} aria-hidden="true" />;
}

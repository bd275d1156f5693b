/** Two ticks, the second written over the first: nothing takes effect on one signature. */
export function Logo({ size = 18 }: { readonly size?: number }) {
  const stroke = { strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden>
      <rect x="1" y="1" width="18" height="18" rx="4" fill="#fff" fillOpacity=".14" />
      <path d="M4 10.5l3.2 3.3L13 6.2" stroke="#fff" {...stroke} />
      <path d="M9.4 13.2l.8.8L16.4 6.4" stroke="#ff8d7e" {...stroke} />
    </svg>
  );
}

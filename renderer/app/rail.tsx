import { Lock } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { comboText } from '#renderer/lib/keys.ts';
import { SETTINGS, type Place } from './places.ts';
import { hasRoute } from './feature-routes.ts';
import { usePlaces } from './use-places.ts';

/** The left rail: the places that work, and at its foot settings and lock. */
export function Rail({ onLock }: { readonly onLock: () => void }) {
  const places = usePlaces();
  return (
    <nav className="rail" aria-label="Pages">
      <div className="rail-mark" aria-hidden>
        C
      </div>
      {places.map((place) => (
        <RailLink key={place.path} place={place} />
      ))}
      <div className="rail-gap" />
      {hasRoute(SETTINGS.path) ? <RailLink place={SETTINGS} /> : null}
      <button type="button" className="rail-item" onClick={onLock} title={`Lock (${comboText('Mod+L')})`}>
        <Lock size={18} strokeWidth={1.75} aria-hidden />
        Lock
      </button>
    </nav>
  );
}

function RailLink({ place }: { readonly place: Place }) {
  const { pathname } = useLocation();
  const here = pathname === place.path || pathname.startsWith(`${place.path}/`);
  const Icon = place.icon;
  return (
    <Link
      to={place.path}
      className="rail-item"
      title={`${place.label} (${comboText(place.keys)})`}
      {...(here ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      {place.label}
    </Link>
  );
}

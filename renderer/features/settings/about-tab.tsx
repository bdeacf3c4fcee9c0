import { useCall } from '#renderer/lib/use-call.ts';
import { usePreferences } from '#renderer/lib/use-preferences.ts';
import { useSession } from '#renderer/lib/session.ts';
import { SelectInput } from '#renderer/ui/inputs.tsx';
import { Facts, Row, Section } from '#renderer/ui/page.tsx';

/** Version, runtime, the file that is open, and the theme. */
export function AboutTab() {
  const { data: about } = useCall('session', 'about', {});
  const { preferences, save } = usePreferences();
  const session = useSession();
  return (
    <>
      <Section title="Claimwright" pad>
        <Facts
          items={[
            { name: 'Version', value: <span className="mono">{about?.version ?? '–'}</span> },
            { name: 'Runtime', value: <span className="mono">{about?.runtime ?? '–'}</span> },
            { name: 'System', value: <span className="mono">{about?.platform ?? '–'}</span> },
            { name: 'Practice file', value: session?.fileName ?? '–' },
            { name: 'Signed in', value: session?.user ? `${session.user.name}, ${session.user.role}` : '–' },
          ]}
        />
      </Section>
      <Section title="Appearance" pad>
        <Row>
          <SelectInput
            label="Theme"
            value={preferences?.theme ?? 'system'}
            onChange={(theme) => {
              if (theme === 'light' || theme === 'dark' || theme === 'system') save({ theme });
            }}
            options={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </Row>
      </Section>
    </>
  );
}

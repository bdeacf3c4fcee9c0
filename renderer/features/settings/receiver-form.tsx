import { z } from 'zod';
import type { Receiver } from '#shared/contract/receivers.ts';
import { ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import {
  CheckField,
  Form,
  FormGrid,
  FormHeading,
  SelectField,
  TextField,
  WholeNumberField,
} from '#renderer/ui/form.tsx';
import { Row } from '#renderer/ui/page.tsx';

/** ISA05 and ISA07, in our own words. */
const QUALIFIERS = [
  { value: 'ZZ', label: 'ZZ · as agreed' },
  { value: '01', label: '01 · D-U-N-S' },
  { value: '14', label: '14 · D-U-N-S with suffix' },
  { value: '20', label: '20 · health industry number' },
  { value: '27', label: '27 · carrier number' },
  { value: '28', label: '28 · fiscal intermediary' },
  { value: '29', label: '29 · Medicare provider' },
  { value: '30', label: '30 · tax number' },
  { value: '33', label: '33 · company code' },
];
const sign = (value: string, label = value) => ({ value, label });
const ELEMENT = ['*', '|', '+', '^'].map((v) => sign(v));
const COMPONENT = [':', '>', '<', '|'].map((v) => sign(v));
const REPETITION = ['^', '!', '\\', '&'].map((v) => sign(v));
const TERMINATOR = [sign('~'), sign("'"), sign('!'), sign('\n', 'line feed'), sign('\r', 'carriage return')];
const USAGE = [
  { value: 'P', label: 'production' },
  { value: 'T', label: 'test' },
];
const CHARACTERS = [
  { value: 'extended', label: 'small letters and accents where allowed' },
  { value: 'basic', label: 'capitals only' },
  { value: 'unchanged', label: 'as entered' },
];

/** An empty choice means: as the practice file is. */
const ProfileForm = z.preprocess((value) => {
  const form = value as Readonly<Record<string, unknown>>;
  return { ...form, usage: form['usage'] === '' ? null : form['usage'] };
}, ReceiverProfile);

/** A list that also has what is set, should that be none of the usual ones. */
function withSet(options: readonly { value: string; label: string }[], set: string) {
  return options.some((o) => o.value === set) ? options : [...options, sign(set, JSON.stringify(set))];
}

/** How one receiver wants its files. */
export function ReceiverForm({ receiver }: { readonly receiver: Receiver }) {
  const save = useAct('receivers', 'save');
  const reset = useAct('receivers', 'reset');
  const readOnly = usePermission('settings.write');
  const { receiverId, profile } = receiver;
  const sample = useCall('receivers', 'sample', { receiverId, profile }, { tags: ['receivers', 'practice'] });
  const back = async () => {
    const answer = await reset.run({ receiverId });
    if (!answer.ok) announceFailure(answer.error);
    else announce('Files are written as usual again.');
  };
  return (
    <>
      <Form
        // A reset brings other values into the same form.
        key={JSON.stringify(profile)}
        schema={ProfileForm}
        values={profile}
        submitLabel="Save receiver"
        doneText="Receiver saved."
        readOnly={readOnly}
        onSubmit={(value) => save.run({ receiverId, profile: value })}
      >
        <FormGrid>
          <TextField name="name" label="Our name of it" span={8} />
          <SelectField
            name="usage"
            label="Files are"
            span={4}
            options={USAGE}
            placeholder="as the practice file is"
          />
          <FormHeading>Sender and receiver</FormHeading>
          <SelectField
            name="senderQualifier"
            label="Sender's id is"
            span={4}
            options={withSet(QUALIFIERS, profile.senderQualifier)}
          />
          <TextField name="senderId" label="Sender id" span={4} mono placeholder="submitter id" />
          <TextField name="groupSenderId" label="In the group" span={4} mono placeholder="the same" />
          <SelectField
            name="receiverQualifier"
            label="Receiver's id is"
            span={4}
            options={withSet(QUALIFIERS, profile.receiverQualifier)}
          />
          <TextField name="receiverId" label="Receiver id" span={4} mono placeholder={receiverId} />
          <TextField name="groupReceiverId" label="In the group" span={4} mono placeholder="the same" />
          <TextField
            name="submitterId"
            label="Submitter id (1000A)"
            span={4}
            mono
            placeholder="submitter id"
          />
          <TextField
            name="payerReceiverId"
            label="Receiver id (1000B)"
            span={4}
            mono
            placeholder={receiverId}
          />
          <TextField
            name="payerReceiverName"
            label="Receiver name (1000B)"
            span={4}
            placeholder={receiver.receiverName}
          />
          <FormHeading>File</FormHeading>
          <TextField name="fileName" label="File name" span={8} mono />
          <WholeNumberField
            name="claimsPerFile"
            label="Claims in a file, at most"
            span={4}
            placeholder="all"
          />
          <SelectField
            name="delimiters.element"
            label="Elements"
            span={3}
            options={withSet(ELEMENT, profile.delimiters.element)}
          />
          <SelectField
            name="delimiters.component"
            label="Components"
            span={3}
            options={withSet(COMPONENT, profile.delimiters.component)}
          />
          <SelectField
            name="delimiters.repetition"
            label="Repetitions"
            span={3}
            options={withSet(REPETITION, profile.delimiters.repetition)}
          />
          <SelectField
            name="delimiters.terminator"
            label="Segments end with"
            span={3}
            options={withSet(TERMINATOR, profile.delimiters.terminator)}
          />
          <SelectField
            name="characters"
            label="Letters"
            span={6}
            options={withSet(CHARACTERS, profile.characters)}
          />
          <CheckField name="lineBreaks" label="Each segment on its own line" span={6} />
        </FormGrid>
      </Form>
      {sample.data ? (
        <>
          <p className="form-heading">{sample.data.fileName}</p>
          <pre className="receiver-sample" tabIndex={0} aria-label="Beginning and end of a file">
            {sample.data.text}
          </pre>
        </>
      ) : null}
      {receiver.changed ? (
        <Row>
          <Button onClick={() => void back()} busy={reset.busy} disabledReason={readOnly}>
            Back to the usual form
          </Button>
        </Row>
      ) : null}
    </>
  );
}

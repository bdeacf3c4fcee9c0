import { useState } from 'react';
import { z } from 'zod';
import { CodeSpan, MaskText } from '#shared/domain/own-rules/payer-requirement.ts';
import { maskWords, readMask } from '#shared/domain/mask.ts';
import type { Payer } from '#shared/domain/practice.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField, Form, FormGrid, TextField } from '#renderer/ui/form.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';

/** Texts of a list, written with commas or line by line. */
function listOf<T extends z.ZodType<string>>(item: T, most: number) {
  return z.string().transform((text, context): string[] => {
    const parts = text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length > most) context.addIssue({ code: 'custom', message: `At most ${most} fit here.` });
    return parts.flatMap((part) => {
      const read = item.safeParse(part);
      if (read.success) return [read.data];
      context.addIssue({ code: 'custom', message: `${part}: ${read.error.issues[0]?.message ?? ''}` });
      return [];
    });
  });
}

const RequirementForm = z.object({
  memberIdMasks: listOf(MaskText, 10),
  authorizationCodes: listOf(CodeSpan, 500),
  referralNeeded: z.boolean(),
});

/** What a payer asks beyond the guide: opened from its record. */
export function PayerRequirementButton(props: { readonly payer: Payer; readonly readOnly: string | null }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="form-foot">
        <Button keys="Q" label="What this payer asks" onClick={() => setOpen(true)}>
          What this payer asks…
        </Button>
      </div>
      {open ? <RequirementSheet {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RequirementSheet(props: {
  readonly payer: Payer;
  readonly readOnly: string | null;
  readonly onClose: () => void;
}) {
  const { payer, onClose } = props;
  const call = useCall('scrubRules', 'requirement', { payerId: payer.id }, { tags: ['payers'] });
  const save = useAct('scrubRules', 'saveRequirement');
  return (
    <Sheet
      open
      title={`What ${payer.name} asks`}
      width="medium"
      note={<span className="panel-note">each claim to it is checked against this</span>}
      onClose={onClose}
      foot={<CancelButton onCancel={onClose} />}
    >
      {call.error ? <ErrorNote failure={call.error} /> : null}
      {call.loading ? <Loading what="what it asks" /> : null}
      {call.data ? (
        <Form
          schema={RequirementForm}
          inSheet
          values={{
            memberIdMasks: call.data.memberIdMasks.join(', '),
            authorizationCodes: call.data.authorizationCodes.join(', '),
            referralNeeded: call.data.referralNeeded,
          }}
          submitLabel="Save"
          doneText="Saved. The next check of a claim uses it."
          readOnly={props.readOnly}
          onSubmit={async (value) => {
            const answer = await save.run({ payerId: payer.id, ...value });
            if (answer.ok) onClose();
            return answer;
          }}
        >
          <FormGrid>
            <TextField
              name="memberIdMasks"
              label="Forms of its member ids"
              span={12}
              mono
              placeholder="A{3}9{9}"
              hint={
                call.data.memberIdMasks.length > 0
                  ? call.data.memberIdMasks.map(inWords).join('; or ')
                  : "9 is a digit, A a letter, N either, * anything; 9{3} repeats, 'A'9{8} keeps the A. Several with commas."
              }
            />
            <TextField
              name="authorizationCodes"
              label="Services with prior authorisation"
              span={12}
              mono
              placeholder="70551-70553, J9*, 97110"
              hint="Codes, ranges and beginnings with a star, with commas."
            />
            <CheckField name="referralNeeded" label="Pays only with a referral number" span={12} />
          </FormGrid>
        </Form>
      ) : null}
    </Sheet>
  );
}

function inWords(form: string): string {
  const mask = readMask(form);
  return 'wrong' in mask ? form : maskWords(mask);
}

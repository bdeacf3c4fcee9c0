import { z } from 'zod';
import { MOST_OFFSET, PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { CheckField, Form, FormGrid, TextField } from '#renderer/ui/form.tsx';

/** What is typed: whole numbers with or without a sign; the true minus of the test page counts as one. */
const Offset = z
  .string()
  .trim()
  .transform((text) => text.replace(/^[\u2013\u2212]/, '-'))
  .pipe(
    z
      .string()
      .regex(/^[+-]?\d{1,3}$/, 'Write a whole number such as 4 or -3.')
      .transform(Number)
      .pipe(
        z
          .int()
          .min(-MOST_OFFSET, `At most one inch, ${MOST_OFFSET}.`)
          .max(MOST_OFFSET, `At most one inch, ${MOST_OFFSET}.`),
      ),
  );
const PrinterText = PrinterProfile.extend({ offsetX: Offset, offsetY: Offset });

/** Name and offsets of a printer. */
export function PrinterForm(props: {
  readonly printer: PrinterProfile;
  readonly isNew: boolean;
  readonly readOnly: string | null;
  readonly onSaved: (name: string) => void;
}) {
  const { printer, isNew, onSaved } = props;
  const save = useAct('paperForms', 'savePrinter');
  return (
    <div className="printer-form">
      <Form
        schema={PrinterText}
        values={{ ...printer, offsetX: String(printer.offsetX), offsetY: String(printer.offsetY) }}
        submitLabel="Save printer"
        doneText="Printer saved."
        readOnly={props.readOnly}
        onSubmit={async (value) => {
          const answer = await save.run({ ...value, formerName: isNew ? null : printer.name });
          if (answer.ok) onSaved(value.name);
          return answer;
        }}
      >
        <FormGrid>
          <TextField name="name" label="Name" span={6} maxLength={60} autoFocus={isNew} />
          <TextField name="offsetX" label="Right" span={3} mono maxLength={4} hint="Minus moves left." />
          <TextField name="offsetY" label="Down" span={3} mono maxLength={4} hint="Minus moves up." />
          <CheckField name="standard" label="Standard: taken when none is chosen" span={12} />
        </FormGrid>
      </Form>
    </div>
  );
}

import { z } from 'zod';

/**
 * The parts of FHIR R4 resources that are read here. Everything else in them passes unread; what is read must have
 * the shape that R4 gives it. https://hl7.org/fhir/R4/resourcelist.html
 */
const text = z.string();
const Coding = z.looseObject({ system: text.optional(), code: text.optional(), display: text.optional() });
export const Concept = z.looseObject({ coding: z.array(Coding).optional(), text: text.optional() });
export type Concept = z.infer<typeof Concept>;
const Period = z.looseObject({ start: text.optional(), end: text.optional() });
const Identifier = z.looseObject({
  use: text.optional(),
  system: text.optional(),
  value: text.optional(),
  type: Concept.optional(),
  assigner: z.looseObject({ display: text.optional() }).optional(),
});
export const Reference = z.looseObject({
  reference: text.optional(),
  display: text.optional(),
  identifier: Identifier.optional(),
});
export type Reference = z.infer<typeof Reference>;
/** Numbers arrive as text, so that 7.0 stays 7.0. */
const Decimal = z.union([z.string(), z.number()]).transform(String);
export const Quantity = z.looseObject({
  value: Decimal.optional(),
  comparator: text.optional(),
  unit: text.optional(),
  code: text.optional(),
});
export type Quantity = z.infer<typeof Quantity>;
export const Attachment = z.looseObject({
  contentType: text.optional(),
  data: text.optional(),
  url: text.optional(),
  title: text.optional(),
});
export type Attachment = z.infer<typeof Attachment>;

const Base = { id: text.optional(), contained: z.array(z.unknown()).optional() };

export const Patient = z.looseObject({
  ...Base,
  resourceType: z.literal('Patient'),
  identifier: z.array(Identifier).optional(),
  name: z
    .array(
      z.looseObject({
        use: text.optional(),
        text: text.optional(),
        family: text.optional(),
        given: z.array(text).optional(),
        suffix: z.array(text).optional(),
      }),
    )
    .optional(),
  telecom: z
    .array(z.looseObject({ system: text.optional(), value: text.optional(), use: text.optional() }))
    .optional(),
  gender: text.optional(),
  birthDate: text.optional(),
  address: z
    .array(
      z.looseObject({
        use: text.optional(),
        line: z.array(text).optional(),
        city: text.optional(),
        state: text.optional(),
        postalCode: text.optional(),
      }),
    )
    .optional(),
});
export type Patient = z.infer<typeof Patient>;

export const Encounter = z.looseObject({
  ...Base,
  resourceType: z.literal('Encounter'),
  identifier: z.array(Identifier).optional(),
  status: text.optional(),
  subject: Reference.optional(),
  period: Period.optional(),
  type: z.array(Concept).optional(),
  reasonCode: z.array(Concept).optional(),
  participant: z
    .array(z.looseObject({ type: z.array(Concept).optional(), individual: Reference.optional() }))
    .optional(),
});
export type Encounter = z.infer<typeof Encounter>;

export const Practitioner = z.looseObject({
  ...Base,
  resourceType: z.literal('Practitioner'),
  identifier: z.array(Identifier).optional(),
  name: Patient.shape.name,
});
export type Practitioner = z.infer<typeof Practitioner>;

export const Condition = z.looseObject({
  ...Base,
  resourceType: z.literal('Condition'),
  clinicalStatus: Concept.optional(),
  verificationStatus: Concept.optional(),
  category: z.array(Concept).optional(),
  code: Concept.optional(),
  subject: Reference.optional(),
  encounter: Reference.optional(),
  onsetDateTime: text.optional(),
  recordedDate: text.optional(),
  note: z.array(z.looseObject({ text: text.optional() })).optional(),
});
export type Condition = z.infer<typeof Condition>;

export const Procedure = z.looseObject({
  ...Base,
  resourceType: z.literal('Procedure'),
  status: text.optional(),
  code: Concept.optional(),
  subject: Reference.optional(),
  encounter: Reference.optional(),
  performedDateTime: text.optional(),
  performedPeriod: Period.optional(),
  bodySite: z.array(Concept).optional(),
  note: z.array(z.looseObject({ text: text.optional() })).optional(),
});
export type Procedure = z.infer<typeof Procedure>;

const Value = {
  valueQuantity: Quantity.optional(),
  valueCodeableConcept: Concept.optional(),
  valueString: text.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueRange: z.looseObject({ low: Quantity.optional(), high: Quantity.optional() }).optional(),
  valueRatio: z.looseObject({ numerator: Quantity.optional(), denominator: Quantity.optional() }).optional(),
  valueTime: text.optional(),
  valueDateTime: text.optional(),
  valuePeriod: Period.optional(),
  interpretation: z.array(Concept).optional(),
  referenceRange: z
    .array(z.looseObject({ low: Quantity.optional(), high: Quantity.optional(), text: text.optional() }))
    .optional(),
};
export const Observation = z.looseObject({
  ...Base,
  resourceType: z.literal('Observation'),
  status: text.optional(),
  category: z.array(Concept).optional(),
  code: Concept,
  subject: Reference.optional(),
  encounter: Reference.optional(),
  effectiveDateTime: text.optional(),
  effectivePeriod: Period.optional(),
  issued: text.optional(),
  ...Value,
  component: z.array(z.looseObject({ code: Concept, ...Value })).optional(),
  note: z.array(z.looseObject({ text: text.optional() })).optional(),
});
export type Observation = z.infer<typeof Observation>;
/** An observation or one of its components. */
export type Observed = Pick<Observation, 'code' | keyof typeof Value>;

export const DiagnosticReport = z.looseObject({
  ...Base,
  resourceType: z.literal('DiagnosticReport'),
  status: text.optional(),
  category: z.array(Concept).optional(),
  code: Concept.optional(),
  subject: Reference.optional(),
  encounter: Reference.optional(),
  effectiveDateTime: text.optional(),
  effectivePeriod: Period.optional(),
  issued: text.optional(),
  performer: z.array(Reference).optional(),
  resultsInterpreter: z.array(Reference).optional(),
  result: z.array(Reference).optional(),
  conclusion: text.optional(),
  presentedForm: z.array(Attachment).optional(),
});
export type DiagnosticReport = z.infer<typeof DiagnosticReport>;

export const DocumentReference = z.looseObject({
  ...Base,
  resourceType: z.literal('DocumentReference'),
  status: text.optional(),
  docStatus: text.optional(),
  type: Concept.optional(),
  description: text.optional(),
  subject: Reference.optional(),
  date: text.optional(),
  author: z.array(Reference).optional(),
  content: z.array(z.looseObject({ attachment: Attachment })),
  context: z.looseObject({ encounter: z.array(Reference).optional(), period: Period.optional() }).optional(),
});
export type DocumentReference = z.infer<typeof DocumentReference>;

const Section: z.ZodType<Section> = z.lazy(() =>
  z.looseObject({
    title: text.optional(),
    code: Concept.optional(),
    text: z.looseObject({ div: text.optional() }).optional(),
    section: z.array(Section).optional(),
  }),
);
export type Section = {
  title?: string | undefined;
  code?: Concept | undefined;
  text?: { div?: string | undefined } | undefined;
  section?: Section[] | undefined;
};
export const Composition = z.looseObject({
  ...Base,
  resourceType: z.literal('Composition'),
  status: text.optional(),
  type: Concept.optional(),
  title: text.optional(),
  subject: Reference.optional(),
  encounter: Reference.optional(),
  date: text.optional(),
  author: z.array(Reference).optional(),
  section: z.array(Section).optional(),
});
export type Composition = z.infer<typeof Composition>;

export const Binary = z.looseObject({
  ...Base,
  resourceType: z.literal('Binary'),
  contentType: text.optional(),
  data: text.optional(),
});
export type Binary = z.infer<typeof Binary>;

export const READ = {
  Patient,
  Encounter,
  Practitioner,
  Condition,
  Procedure,
  Observation,
  DiagnosticReport,
  DocumentReference,
  Composition,
  Binary,
} as const;
export type Read = keyof typeof READ;
export type Resource = {
  [Type in Read]: z.infer<(typeof READ)[Type]>;
}[Read];
export type ResourceOf<Type extends Read> = z.infer<(typeof READ)[Type]>;

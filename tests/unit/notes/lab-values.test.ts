import { describe, expect, it } from 'vitest';
import { bodyMassCode, findBodyMass, findLabValues, obesityClass } from '#shared/domain/notes/lab-values.ts';

const codes = (text: string): string[] => findLabValues(text).map((fact) => fact.code);

describe('measured values as hints', () => {
  it.each([
    ['Hemoglobin A1c 8.1 %', 'E11.9'],
    ['HbA1c: 6.0%', 'R73.03'],
    ['BP 148/92, pulse 74', 'R03.0'],
    ['Blood pressure 128 / 94', 'R03.0'],
    ['Potassium 3.1 mmol/L', 'E87.6'],
    ['Potassium: 5.9', 'E87.5'],
    ['Sodium 128', 'E87.1'],
    ['eGFR 52 ml/min', 'N18.31'],
    ['GFR: 38', 'N18.32'],
    ['eGFR 22', 'N18.4'],
    ['Fasting glucose 112 mg/dl', 'R73.01'],
    ['Glucose 231', 'R73.9'],
    ['TSH 9.4', 'R94.6'],
    ['Vitamin D 25-OH 14 ng/ml', 'E55.9'],
    ['B12 150', 'E53.8'],
    ['Ferritin 9', 'E61.1'],
    ['Hemoglobin 9.8 g/dl', 'D64.9'],
    ['Haemoglobin 98 g/L', 'D64.9'],
    ['LDL cholesterol 182', 'E78.5'],
    ['Triglycerides 310', 'E78.1'],
    ['Uric acid 8.9', 'E79.0'],
    ['PSA 6.2', 'R97.20'],
    ['SpO2 87 %', 'R09.02'],
    ['Temperature 38.6 °C', 'R50.9'],
    ['Temp 101.2 F', 'R50.9'],
  ])('%s hints at %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each([
    'Hemoglobin A1c 5.4 %',
    'BP 126/78',
    'Potassium 4.2',
    'Potassium 3.5-5.1 is normal',
    'eGFR 88',
    'Glucose 104',
    'TSH 2.1',
    'Hemoglobin 13.5',
    'LDL 98',
    'SpO2 98 %',
    'Temperature 36.8 °C',
    'PSA in 2024 was fine.',
    'Sodium intake was discussed for 10 minutes.',
    'Pulse 74, weight 81.2 kg',
    '',
  ])('"%s" hints at nothing', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('marks name and value, with offsets into the text', () => {
    const text = 'Labs: potassium was 3.1 today.';
    const [fact] = findLabValues(text);
    expect(text.slice(fact?.start, fact?.end)).toMatch(/^potassium was 3\.1/);
    expect(fact).toMatchObject({ sure: false, way: 'lab value' });
  });
});

describe('the body mass index', () => {
  it.each([
    [18.4, 'Z68.1'],
    [25, 'Z68.25'],
    [33.4, 'Z68.33'],
    [39.9, 'Z68.39'],
    [40, 'Z68.41'],
    [47, 'Z68.42'],
    [55, 'Z68.43'],
    [65, 'Z68.44'],
    [72, 'Z68.45'],
    [5, null],
  ])('%s is %s', (index, code) => {
    expect(bodyMassCode(index)).toBe(code);
  });
  it('is sure only beside a condition of weight', () => {
    expect(findBodyMass('Obesity. BMI 33.4.')).toMatchObject([{ code: 'Z68.33', sure: true }]);
    expect(findBodyMass('BMI 33.4.')).toMatchObject([{ code: 'Z68.33', sure: false }]);
  });
  it('tells the class of obesity', () => {
    expect(obesityClass(33.4)?.code).toBe('E66.811');
    expect(obesityClass(35)?.code).toBe('E66.812');
    expect(obesityClass(40)?.code).toBe('E66.813');
    expect(obesityClass(29.9)).toBeNull();
  });
});

import { maskAccount, maskPhone } from './masking.js';

it('hides the middle four of a mobile number', () => {
  expect(maskPhone('13871234567')).toBe('138****4567');
});

it('leaves only the end of any other telephone number', () => {
  expect(maskPhone('0715-4320001')).toBe('**********01');
});

it('shows the last four of an account and not how long it is', () => {
  expect(maskAccount('6217000010001234567')).toBe('****4567');
  expect(maskAccount('62170000100012345')).toBe('****2345');
  expect(maskAccount('2345')).toBe('****');
});

import { placesOf } from './places.js';

describe('where a notice hangs', () => {
  it('is the level the definition names, and the village where it names none', () => {
    expect(placesOf('421222104201', 'village', undefined)).toEqual(['421222104201']);
    expect(placesOf('421222104201', 'township', undefined)).toEqual(['421222104']);
    expect(placesOf('421222104201', undefined, undefined)).toEqual(['421222104201']);
  });

  it('is what the division has set, smallest first', () => {
    expect(placesOf('421222104201', 'village', ['township', 'village'])).toEqual(['421222104201', '421222104']);
  });

  it('is the division itself when it does not reach down that far', () => {
    expect(placesOf('421222104', 'village', undefined)).toEqual(['421222104']);
    expect(placesOf('421222104', 'village', ['village', 'township'])).toEqual(['421222104']);
  });
});

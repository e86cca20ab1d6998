/** The benefit that comes with the sample, and goes with it. */
export const SAMPLE_BENEFIT = 'sample-postcard';

/** Where a service started from the same shell listens, as `npm start` reads it: by default port 8420. */
export const serviceAddress = ({ PORT }: { PORT?: string | undefined }): string => `http://127.0.0.1:${PORT || 8420}`;

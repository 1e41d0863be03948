/** Style sheets and pictures come from another origin that sends no CORS headers. */
export const CDN = 'https://cdn.sample-assets.example';

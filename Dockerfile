# One image, one volume, no root. The first person claims the installation with the token printed in the log.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/App --configuration Release --output /publish --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# For backup and restore on PostgreSQL; version 16 in this base, as in compose.postgres.yaml.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
COPY --from=build /publish /regie
RUN install -d -o "$APP_UID" -g "$APP_UID" -m 700 /data
USER $APP_UID
ENV REGIE_DATA=/data REGIE_PORT=5080 REGIE_LISTEN_ALL=true REGIE_EMPTY=true DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 5080
# The image has no curl; bash speaks enough HTTP to ask whether database, migrations and disk are well.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$REGIE_PORT && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
WORKDIR /data
ENTRYPOINT ["dotnet", "/regie/Regie.dll"]

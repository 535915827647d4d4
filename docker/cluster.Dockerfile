# The Cluster edition: `--target silo` and `--target web`. See docker/compose.yaml.
#   docker build -f docker/cluster.Dockerfile --target silo -t kms-silo .
# Both run without root on a read-only file system, in an image that has neither a shell nor a package manager.
ARG SDK=10.0.401-noble
ARG RUNTIME=10.0.12-noble-chiseled-extra
FROM mcr.microsoft.com/dotnet/sdk:${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Kms.Silo/Kms.Silo.csproj -c Release -p:KmsEdition=Cluster -o /silo \
 && dotnet publish src/Kms.Web/Kms.Web.csproj -c Release -p:KmsEdition=Cluster -o /web \
 && mkdir -p /empty/data /empty/kms/keys

# "extra" has what dates and words of four languages need (ICU).
FROM mcr.microsoft.com/dotnet/aspnet:${RUNTIME} AS base
WORKDIR /app
ENV DOTNET_EnableDiagnostics=0
USER $APP_UID

FROM base AS silo
COPY --from=build /silo .
# Volumes take over who owns the folder that they cover.
COPY --from=build --chown=$APP_UID:$APP_UID /empty /
ENV Kms__Data=/data Kms__Database=postgres Kms__Cluster__HealthPort=8081
VOLUME /data
EXPOSE 11111 30000 8081
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=1s CMD ["dotnet", "Kms.Silo.dll", "health"]
ENTRYPOINT ["dotnet", "Kms.Silo.dll"]
CMD ["serve"]

FROM base AS web
COPY --from=build /web .
ENV ASPNETCORE_URLS=http://+:5080
EXPOSE 5080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=1s CMD ["dotnet", "Kms.Web.dll", "--health"]
ENTRYPOINT ["dotnet", "Kms.Web.dll"]

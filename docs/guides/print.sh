#!/usr/bin/env bash
# Writes the guides as files for the printer: artifacts/guides/*.pdf. Needs what the browser tests need.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet test tests/Kms.Web.Tests --filter GuidePaperTests
ls artifacts/guides/*.pdf

// The OpenAPI 3.1 document of the API, made of the table of resources.
#pragma once

#include "apps/server/answer.h"

namespace sourcier::server {

Json openapi_document();

}  // namespace sourcier::server

// Finish: from a resource's answer to the one that is sent. Fields of defence, validators,
// compression.
#pragma once

#include "apps/server/answer.h"
#include "apps/server/incoming.h"

namespace sourcier::server {

// Adds what every answer bears. A GET that succeeded gets a strong ETag of its bytes as sent, and
// is answered with 304 where the client has them. Linear in the body.
void finish(Answer& answer, const Incoming& incoming);

}  // namespace sourcier::server

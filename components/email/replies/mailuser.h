#pragma once

#include "station/component.h"

namespace email {

/// A person who is known by mail addresses. The component's name is what is recorded of what the person does.
class MailUser final : public station::Component
{
public:
    station::Slot<station::MailAddressList> addresses{
        this,
        {.name = "addresses",
         .flags = station::Summary,
         .doc = "The addresses that this person gets alarm mail at and answers from."}};
    station::Slot<bool> mayAcknowledge{
        this,
        {.name = "mayAcknowledge",
         .value = true,
         .flags = station::Summary,
         .doc = "Whether a reply of this person acknowledges alarms. While off, the mail asks for none."}};
};

} // namespace email

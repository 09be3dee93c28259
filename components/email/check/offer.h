#pragma once

#include "components/email/protocol/smtpcapabilities.h"

#include <QJsonObject>

namespace email {

/// What a server offers in its answer to EHLO, for programs.
QJsonObject offerJson(const SmtpCapabilities &offered);
/// The same as a sentence.
QString offerText(const SmtpCapabilities &offered);

} // namespace email

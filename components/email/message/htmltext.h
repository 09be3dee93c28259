#pragma once

#include <QString>

namespace email {

/// An HTML text as plain lines; what stands in a quotation (blockquote) gets "> " in front.
QString plainOf(const QString &html);

} // namespace email

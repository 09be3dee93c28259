#pragma once

#include <QString>

namespace email {

/// A reply, taken apart into what its writer says and what is quoted from elsewhere.
struct Words
{
    QString own{};
    QString quoted{}; ///< Signatures too.
};

/// Goes by what mail programs put around a quotation: ">", "On … wrote:", "-----Original Message-----", a
/// copied header, a line of underscores, "-- ". In doubt a line is quoted rather than own.
Words wordsOf(const QString &text);

} // namespace email

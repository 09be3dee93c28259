#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace station {

/// How a value is shown and which values are allowed. Empty members say nothing.
struct Facets
{
    QString unit;
    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> step;
    int precision = -1; ///< Digits after the decimal point; -1 = as many as needed.
    QStringList range;  ///< Texts of an enumeration, by ordinal.
    QString trueText;
    QString falseText;
    QString targetType; ///< For references: the component type that they must name.
    bool multiLine = false;
    bool allowNull = false;
    int maxLength = 0;  ///< Characters of a text at most; 0 = no limit of its own.
    int fieldWidth = 0; ///< Characters that a field has room for; 0 = as usual.
    /// What of a time or duration is shown. Left out = date and seconds are, milliseconds are not.
    std::optional<bool> showDate;
    std::optional<bool> showSeconds;
    std::optional<bool> showMilliseconds;

    /// Only the members that say something.
    QJsonObject toJson() const;
    static Facets fromJson(const QJsonObject &json);
    /// These facets, with every member that @p instance sets taken from there.
    Facets overriddenBy(const Facets &instance) const;

    friend bool operator==(const Facets &, const Facets &) = default;
};

/// The literal form used in slot declarations; costs nothing until a type is first made.
struct FacetsDecl
{
    const char *unit = nullptr;
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    double step = 0;
    int precision = -1;
    const char *range = nullptr; ///< "first|second|third".
    const char *trueText = nullptr;
    const char *falseText = nullptr;
    const char *targetType = nullptr;
    bool multiLine = false;
    bool allowNull = false;
    int maxLength = 0;
    int fieldWidth = 0;
    std::optional<bool> showDate{};
    std::optional<bool> showSeconds{};
    std::optional<bool> showMilliseconds{};

    Facets toFacets() const;
};

} // namespace station

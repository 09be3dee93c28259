#pragma once

#include <QString>

#include <functional>

class QObject;

namespace ui {

class StationLink;

/// That a slot is marked, and what to do next.
QString linkMarkText(const QString &ord);

/// Makes or removes a link at once: links are no pending edits, the station checks them when they are made.
/// @p done gets what to tell the person, a refusal with its reason.
using LinkDone = std::function<void(bool done, const QString &text)>;
void addLink(StationLink &link, const QString &source, const QString &target, QObject *context,
             LinkDone done);
void removeLink(StationLink &link, const QString &source, const QString &target, QObject *context,
                LinkDone done);

} // namespace ui

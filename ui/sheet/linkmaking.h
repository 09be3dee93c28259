#pragma once

#include <QString>

#include <functional>

class QObject;

namespace ui {

struct ViewContext;

/// That a slot is marked, and what to do next.
QString linkMarkText(const QString &ord);

/// Makes or removes a link at once: links are no pending edits, the station checks them when they are made.
/// It can be undone. @p done gets what to tell the person, a refusal with its reason, unless @p receiver has
/// gone.
using LinkDone = std::function<void(bool done, const QString &text)>;
void addLink(ViewContext &context, const QString &source, const QString &target, QObject *receiver,
             LinkDone done);
void removeLink(ViewContext &context, const QString &source, const QString &target, QObject *receiver,
                LinkDone done);

} // namespace ui

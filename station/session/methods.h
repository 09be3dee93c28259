#pragma once

#include "station/station.h"

#include <QJsonObject>
#include <QMap>

#include <functional>

namespace station {

/// What a method sees of the session that calls it.
struct Call
{
    QJsonObject params;
    Actor actor;
    /// Sends a notification to this session only (progress, tail); ignored after the session has gone.
    std::function<void(const QString &method, const QJsonObject &params)> notify;
    /// Registers what to undo when the session ends.
    std::function<void(std::function<void()>)> onClose;
};

/// The answer to a call: a value, or an error in three parts. An answer may come later than the call.
using Answer = std::function<void(const Result<QJsonValue> &)>;

enum class Role { Viewer, Operator, Admin };

/// One method of the session protocol.
struct Method
{
    QString name;           ///< "slot.commit".
    QString doc;
    QJsonObject schema;     ///< Parameter name → {type, doc, optional}.
    Role role = Role::Viewer;
    bool needsRunning = false; ///< Refused on a station that is only loaded.
    bool afterCommit = false;  ///< Answered only once everything that it caused is on disk.
    std::function<void(const Call &call, const Answer &answer)> run;
};

/// The one method table: each library registers its own methods, the session knows none of them by name.
class MethodTable
{
public:
    void add(Method method);
    const Method *find(const QString &name) const;
    QList<Method> all() const { return m_methods.values(); }

private:
    QMap<QString, Method> m_methods;
};

/// The methods of the object tree itself: hello, tree.*, component.*, slot.*, action.*, link.*, palette.list,
/// watch.*, log.tail, station.*.
void registerStationMethods(MethodTable &table, Station &station);

} // namespace station

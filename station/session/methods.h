#pragma once

#include "station/station.h"

#include <QJsonObject>
#include <QMap>

#include <functional>

namespace station {

enum class Role { Viewer, Operator, Admin };

/// What a method sees of the session that calls it.
struct Call
{
    QJsonObject params;
    Actor actor;
    Role role = Role::Admin; ///< Of the person; methods whose slots differ in who may write them look at it.
    quint64 session = 0;     ///< Tells sessions apart; never used again.
    /// Sends a notification to this session only (progress, tail); ignored after the session has gone.
    std::function<void(const QString &method, const QJsonObject &params)> notify;
    /// Registers what to undo when the session ends.
    std::function<void(std::function<void()>)> onClose;
    /// Answers with several refusals instead of one Error, for requests that are applied whole or not at all.
    std::function<void(const std::vector<Error> &refusals)> refuse;
};

/// The answer to a call: a value, or an error in three parts. An answer may come later than the call.
using Answer = std::function<void(const Result<QJsonValue> &)>;

/// One method of the session protocol.
struct Method
{
    QString name; ///< "slot.commit".
    QString doc;
    /// Parameter name → {type, doc, optional}. Types: string, number, integer, boolean, array, object, any; a
    /// request that does not fit, or has other parameters, never reaches run().
    QJsonObject schema{};
    Role role = Role::Viewer;
    bool needsRunning = false; ///< Refused on a station that is only loaded.
    bool afterCommit = false;  ///< Answered only once everything that it caused is on disk.
    std::function<void(const Call &call, const Answer &answer)> run{};
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

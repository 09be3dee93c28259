#include "station/actor.h"

#include <QCoreApplication>

namespace station {

QString Actor::text() const
{
    switch (kind) {
    case Person:
        return user;
    case Link:
        return QCoreApplication::translate("Actor", "link");
    case Program:
    case File:
        break;
    }
    return QCoreApplication::translate("Actor", "station");
}

} // namespace station

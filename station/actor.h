#pragma once

#include <QString>

namespace station {

/// Who writes: decides what is allowed (persons may not write read-only slots) and what the audit keeps.
struct Actor
{
    enum Kind {
        Program, ///< The component itself.
        Link,    ///< Another slot, through a link.
        File,    ///< The station file while it is loaded.
        Person,  ///< Somebody on a session.
    };
    Kind kind = Program;
    QString user{};    ///< Login name, for persons.
    QString through{}; ///< "command line", "workbench".

    /// What a record such as ackedBy keeps of it.
    QString text() const;
};

} // namespace station

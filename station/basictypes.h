#pragma once

#include "station/component.h"

namespace station {

/// The root of every tree.
class StationRoot final : public Component
{
public:
    Slot<QString> stationName{this,
                              {.name = "stationName",
                               .value = "station",
                               .flags = Summary,
                               .doc = "What people call this station; used in mail subjects."}};
    Slot<QString> stationId{
        this,
        {.name = "stationId", .flags = ReadOnly, .doc = "Identifies the station for ever; made with it."}};
};

/// Holds other components and nothing else.
class Folder final : public Component
{
};

/// The container of the station's services.
class ServiceContainer final : public Component
{
};

void registerBasicTypes(Registry &registry);

} // namespace station

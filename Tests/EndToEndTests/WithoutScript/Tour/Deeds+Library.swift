extension Deed {
    /// The studio begins empty. Afterwards video 1 stands in project 1, the Playground; videos 2 and 3 in project 2.
    static let library = [
        Deed(
            "first run", "writes a prompt on the first page", on: "/", press: "Generate with Sora",
            ["prompt": "A paper boat"], then: "The price of every choice"),
        Deed(
            "first run", "presses once more and has the first clip", on: "/videos/1/generate-sora",
            press: "Generate with Sora", ["size": "1280x720"], then: "Download the MP4"),
        Deed(
            "first run", "begins in the Playground", on: "/playground", press: "Generate with Sora",
            ["prompt": "To be thrown away"], then: "The price of every choice"),
        Deed(
            "projects", "makes a project", on: "/projects", press: "Create the project",
            ["title": "Lisbon", "description": "Rain"], then: "No videos yet"),
        Deed(
            "projects", "adds a video", on: "/projects/2", press: "Add the video",
            ["title": "Tram", "prompt": "A tram climbs"], then: "No takes yet"),
        Deed(
            "projects", "adds a video and goes straight on to its form", on: "/projects/2",
            press: "Generate with Sora", ["title": "Window", "prompt": "A wet window"],
            then: "The price of every choice"),
        Deed(
            "projects", "renames and describes a project in place", on: "/projects/2", press: "Save",
            ["title": "Lisbon at night", "description": "In the rain"], then: "Lisbon at night"),
        Deed(
            "projects", "says what new videos begin with", on: "/projects/2", press: "Save the defaults",
            ["seconds": "8", "budget": "5"], keeps: ["seconds": "8", "budget": "5.00"]),
        Deed(
            "projects", "moves a project down", on: "/projects", press: "↓", order: ["Playground", "Lisbon at night"]),
        Deed("projects", "moves a project up", on: "/projects", press: "↑", order: ["Lisbon at night", "Playground"]),
        Deed(
            "projects", "finds a project by its words", on: "/projects", press: "Find", ["q": "night"],
            order: ["Lisbon at night"]),
        Deed("projects", "goes back to all projects", on: "/projects?q=zebra", read: "No project fits"),
        Deed(
            "videos", "renames a video and changes its prompt in place", on: "/videos/4", press: "Save",
            ["title": "A wet window", "prompt": "A wet window at night"], then: "A wet window at night"),
        Deed("videos", "moves a video down", on: "/projects/2", press: "↓", order: ["Tram", "A wet window"]),
        Deed("videos", "moves a video up", on: "/projects/2", press: "↑", order: ["A wet window", "Tram"]),
        Deed("videos", "duplicates a video", on: "/videos/4", press: "Duplicate the video", then: "No takes yet"),
        Deed(
            "videos", "moves a video to another project", on: "/videos/5", press: "Move the video there",
            ["project": "1"], order: ["Playground"]),
        Deed("videos", "throws a video away", on: "/videos/2", press: "Move to the trash", then: "Playground"),
        Deed("videos", "takes a video back", on: "/trash", press: "Take it back", then: "To be thrown away"),
        Deed("videos", "finds it in the trash again", on: "/videos/2", press: "Move to the trash", then: "Playground"),
        Deed(
            "projects", "makes a project to throw away", on: "/projects", press: "Create the project",
            ["title": "Porto"], then: "No videos yet"),
        Deed("projects", "throws a project away", on: "/projects/3", press: "Move to the trash", then: "Projects"),
        Deed("projects", "takes a project back", on: "/projects/3", press: "Take it back", then: "Move to the trash"),
        Deed(
            "videos", "empties the trash", on: "/trash", press: "Empty the trash", ticking: ["sure": ["true"]],
            then: "The trash is empty"),
    ]
}

/// Where a server's jobs go that are kept here.
package enum JobPlace: Sendable, Equatable {
    case project(ProjectID)
    /// A new project with this title, made only when a job goes into it.
    case newProject(String)
}

/// What came of keeping a server's jobs.
package struct JobImport: Sendable, Equatable {
    /// In the order of the jobs.
    package let takes: [Generation]
    /// Where the jobs are: the project that they went into or, when all of them were here already, the one that holds
    /// the first of them; nil when nothing was taken and some are not here.
    package let project: ProjectID?

    package init(takes: [Generation], project: ProjectID?) {
        self.takes = takes
        self.project = project
    }
}

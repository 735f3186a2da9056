import HTTPServer
import Studio

/// Which of a server's jobs are to be kept here, and where.
struct JobChoice {
    /// The server's ids.
    var jobs: Set<String> = []
    /// nil: a new one.
    var project: ProjectID?
    var newProject = ""
}

extension JobChoice {
    init(_ fields: Fields) {
        jobs = Set(fields.all("job").prefix(JobListing.most))
        project = fields["project"].flatMap { Int64($0) }.map { ProjectID($0) }
        newProject = fields["new_project"] ?? ""
    }

    var place: JobPlace { project.map(JobPlace.project) ?? .newProject(newProject.trimmed) }

    /// - Parameter chosen: those of the jobs that the server has.
    func problems(_ chosen: [RemoteJob], _ store: any StudioStore) throws -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if chosen.isEmpty {
            problems.append(FieldProblem(field: "job", code: "no_job", message: "Choose at least one job."))
        }
        if let project {
            guard let found = try store.project(project, after: nil), found.summary.project.trashedAt == nil else {
                return problems + [
                    FieldProblem(field: "project", code: "no_project", message: "Choose a project that is there.")
                ]
            }
            return problems
        }
        return problems
            + Naming.problems(title: newProject).map { problem in
                FieldProblem(
                    field: "new_project", code: problem.problem.code, message: "Name the new project, or choose one.")
            }
    }
}
